"""Tests mirror the rooms; journeys, browser and security cut across them."""
