-- When the forecast of a past day was taken out of an export; null where it was kept here on that very day.
ALTER TABLE forecast.snapshot ADD COLUMN brought_at timestamptz;
