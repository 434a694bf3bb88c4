"""The refusals of UpdateFunctionConfiguration, as tables."""
