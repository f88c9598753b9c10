"""Where the samples come from: functions, formulas, points, tables and files, as one ``Dataset``."""
