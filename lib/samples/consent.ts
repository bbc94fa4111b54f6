// What stands where an organizer writes who agreed to the publication.

export const inventedConsent = "A sample that comes with Postbag. The people are invented; there was nobody to ask.";
