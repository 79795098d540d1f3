/// Programs that run on the class path of a packaged service and use it without HTTP.
@NullMarked
package dev.assay.bench.driver;

import org.jspecify.annotations.NullMarked;
