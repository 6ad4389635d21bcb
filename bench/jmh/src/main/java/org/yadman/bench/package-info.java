/// How long the pure algorithms take. Each benchmark is one call as a page makes it; the figures are nanoseconds.
package org.yadman.bench;
