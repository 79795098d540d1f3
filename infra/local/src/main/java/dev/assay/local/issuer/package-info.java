/// An OpenID Connect issuer for the local stack, with a client for each demo user.
@NullMarked
package dev.assay.local.issuer;

import org.jspecify.annotations.NullMarked;
