"""Whether a shop holds buyers to limits. Vendure alone has no limit for each buyer of a product; `in_the_shop/buyer-limit.js`, a
plugin of its server, holds them to one and adds the field in which it stands, so the field says that it is there.
"""

from __future__ import annotations

from vendure import questions
from vendure.api import Api
from vendure.questions import FieldsAnswer


async def are_held(api: Api) -> bool:
    """Ask the server.

    Raises:
        AbilityError: in the operator's words.
    """
    answer = await api.read(questions.READ_FIELDS, FieldsAnswer)
    entities = answer.global_settings.server_config.entity_custom_fields
    fields = {field.name for entity in entities if entity.entity_name == "Product" for field in entity.custom_fields}
    return questions.LIMIT_FIELD in fields
