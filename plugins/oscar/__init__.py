"""django-oscar, an open-source shop in Python: its products, stock and orders, through django-oscar-api's admin API (REST)."""
