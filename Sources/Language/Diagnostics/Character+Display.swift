extension Character {
    /// The character, or its numbers where it does not show as itself.
    var withoutInvisible: String {
        if let byte = asciiValue, byte >= 0x20, byte < 0x7F, utf8.count == 1 { return String(self) }
        var result = ""
        for (index, scalar) in unicodeScalars.enumerated() {
            if scalar.isVisible || index > 0 && scalar.isMark {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return result
    }

    /// The columns that a terminal gives it: two for the wide characters of East Asia and pictures.
    var columns: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

extension UnicodeScalar {
    /// Whether it is drawn onto the letter before it.
    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}
