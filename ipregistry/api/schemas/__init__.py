"""The shapes of questions and answers, as the OpenAPI document shows them."""
