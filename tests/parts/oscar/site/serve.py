"""The shop, run by its environment's Python: `serve.py prepare FILE` makes an empty one, `serve.py serve FILE PORT` serves it."""

import os
import sys

task, file = sys.argv[1:3]
os.environ |= {"OSCAR_FILE": file, "DJANGO_SETTINGS_MODULE": "shop.settings"}

import django  # noqa: E402  (it reads the environment)

django.setup()


def prepare():
    """Tables made from the models at once, in place of 300 migrations one after the other, and what every shop needs."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oscar.core.loading import get_model
    from rest_framework.authtoken.models import Token

    call_command("migrate", run_syncdb=True, verbosity=0)
    make = get_user_model().objects
    owner = make.create_superuser("owner", "owner@example.com", "a-password-for-tests")
    make.create_user("nobody", "nobody@example.com", "a-password-for-tests")
    Token.objects.create(user=owner, key="0123456789abcdef0123456789abcdef01234567")
    country = {"printable_name": "China", "name": "CHINA", "is_shipping_country": True}
    get_model("address", "Country").objects.create(iso_3166_1_a2="CN", iso_3166_1_a3="CHN", **country)
    get_model("partner", "Partner").objects.create(name="Stall")
    kinds = get_model("catalogue", "ProductClass").objects
    kinds.create(name="Goods", slug="goods", requires_shipping=False, track_stock=True)
    kinds.create(name="Downloads", slug="downloads", requires_shipping=False, track_stock=False)


def serve(port):
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application

    run("127.0.0.1", port, get_wsgi_application(), threading=True)


prepare() if task == "prepare" else serve(int(sys.argv[3]))
