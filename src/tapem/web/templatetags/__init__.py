"""Words of the templates: figures and dates as papers print them, and the parts of the screens."""
