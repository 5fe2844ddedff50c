extension UnicodeScalar {
    /// Whether this shows as itself in a terminal: no control character, no mark without a letter, nothing that
    /// changes the direction of what follows.
    var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .nonspacingMark, .enclosingMark, .spacingMark:
            false
        default: true
        }
    }
}
