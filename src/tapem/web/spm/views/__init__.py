"""Views of the SPM screens, one module per act or page."""
