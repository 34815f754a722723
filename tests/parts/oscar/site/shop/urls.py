"""Addresses of the shop: Oscar's pages, its API, and the page to which a buyer is sent to pay."""

from django.apps import apps
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import include, path
from oscar.core.loading import get_model


def pay(request, pk):
    """The payment provider says that the money is there."""
    order = get_object_or_404(get_model("order", "Order"), pk=pk)
    order.set_status("Paid")
    return JsonResponse({"status": order.status})


urlpatterns = [
    path("api/payment/<int:pk>/", pay, name="api-payment"),
    path("api/", include("oscarapi.urls")),
    path("", include(apps.get_app_config("oscar").urls[0])),
]
