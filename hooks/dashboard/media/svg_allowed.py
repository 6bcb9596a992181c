"""What an SVG may hold: shapes, words, colours and effects. Whatever is not listed here is taken out."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXT_ELEMENTS = frozenset({"text", "tspan", "textPath", "title", "desc"})
"""The elements in which words may stand."""
ELEMENTS = TEXT_ELEMENTS | _words(
    """
    svg g defs symbol use switch view style image
    path rect circle ellipse line polyline polygon marker
    linearGradient radialGradient stop pattern clipPath mask filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """
)
"""No scripts, no HTML, no links, no movement."""
PROPERTIES = _words(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
    flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust
    font-stretch font-style font-variant font-variant-caps font-variant-ligatures font-variant-numeric
    font-variation-settings font-weight image-rendering isolation letter-spacing lighting-color line-height marker
    marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration text-indent text-orientation
    text-rendering text-transform transform transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
    """
)
"""Of styles; most may also be attributes."""
WORDS = frozenset({"aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "id", "lang", "role"})
"""Attributes whose values are names or words."""
ATTRIBUTES = (
    PROPERTIES
    | WORDS
    | _words(
        """
    amplitude azimuth baseFrequency bias clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode elevation exponent
    filterUnits fr fx fy gradientTransform gradientUnits height in in2 intercept k1 k2 k3 k4 kernelMatrix
    kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits
    method mode numOctaves offset operator order orient pathLength patternContentUnits patternTransform patternUnits
    points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY result
    rotate rx ry scale seed side slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation
    stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength type values version viewBox width
    x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
    """
    )
)
FUNCTIONS = _words(
    """
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix icc-color var calc min max clamp matrix matrix3d translate
    translatex translatey scale scalex scaley rotate skew skewx skewy rect circle ellipse polygon inset
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    not is where nth-child nth-of-type
    """
)
"""The functions that values and selectors may call, beside `url(#…)`."""
EDITORS = frozenset({"metadata"})
"""Elements of SVG that only programs read."""
