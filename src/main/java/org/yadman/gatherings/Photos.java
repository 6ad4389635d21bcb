package org.yadman.gatherings;

/// What the host asks of those who take pictures.
enum Photos {
    NONE,
    NO_FACES,
    ALLOWED
}
