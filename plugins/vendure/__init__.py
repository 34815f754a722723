"""Vendure, an open-source commerce server: its products, stock and orders, through its Admin API (GraphQL over HTTP)."""
