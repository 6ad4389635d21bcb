/// Cities and outlines of countries: where something is, by name and on a map. Nothing of it is asked from elsewhere.
@NullMarked
package org.yadman.platform.places;

import org.jspecify.annotations.NullMarked;
