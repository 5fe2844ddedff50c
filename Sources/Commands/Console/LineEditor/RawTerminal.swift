import Foundation

/// The terminal on the standard input, which hands over keys as they are pressed while a line is read.
///
/// It is as it was before whenever nobody reads a line.
final class RawTerminal {
    /// How the terminal was.
    private let saved: termios
    /// Asked now and then whether to stop waiting for keys.
    private let mustEnd: () -> Bool

    /// How long a wait for a key is at most before it is asked whether to stop.
    private static let patience: Int32 = 200

    /// Takes over the terminal; `nil` where there is none.
    init?(mustEnd: @escaping () -> Bool) {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        saved = settings
        self.mustEnd = mustEnd
    }

    /// Has keys handed over one by one, without showing them and without giving any a meaning; output is as ever.
    func enter() {
        var raw = saved
        raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
        unsafe withUnsafeMutableBytes(of: &raw.c_cc) { bytes in
            unsafe bytes[Int(VMIN)] = 1
            unsafe bytes[Int(VTIME)] = 0
        }
        unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    }

    /// Puts the terminal back.
    func leave() {
        var settings = saved
        unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    }

    /// Stops the process, as ^Z does elsewhere, and goes on once somebody wants that.
    func suspend() {
        leave()
        kill(0, SIGTSTP)
        enter()
    }

    /// The next byte; `nil` where there is none any more.
    func byte() -> UInt8? {
        while !mustEnd() {
            var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let count = unsafe poll(&ready, 1, Self.patience)
            if count == 0 || count < 0 && errno == EINTR { continue }
            if count < 0 { return nil }
            var byte: UInt8 = 0
            let length = unsafe read(STDIN_FILENO, &byte, 1)
            if length < 0 && errno == EINTR { continue }
            return length == 1 ? byte : nil
        }
        return nil
    }

    /// How many columns the terminal has.
    var width: Int {
        var size = winsize()
        let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        return isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
