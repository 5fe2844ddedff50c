import Foundation
import Testing

/// The HTML report in a browser without a window, where one is installed.
@Suite struct HTMLReportBrowserTests {
    /// The browsers that would do.
    private static let browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

    /// The browser that is installed; `nil` where none is.
    private static var browser: String? { browsers.first(where: FileManager.default.isExecutableFile) }

    /// A model with a trace that ends and one that goes on for ever.
    private static let lamp = """
        model lamp "a lamp </script>"

        var on: bool
        var switch: mutex

        thread boy

        op press() by boy {
            lock(switch)
          step flip:
            on = !on
            unlock(switch)
        }

        invariant dark "the lamp stays dark" { !on }
        liveness rests "in the end nobody presses" { eventually (always on || always !on) }
        """

    /// What stands before everything else: notes what goes wrong.
    private static let watch = """
        <script>
        window.problems = [];
        addEventListener("error", (event) => problems.push(event.message));
        addEventListener("securitypolicyviolation", (event) => problems.push(event.violatedDirective));
        </script>
        """

    /// What stands behind everything else: presses keys in each trace, and notes where they lead.
    private static let keys = """
        <script>
        const walk = (article, keys) => keys.map((key) => {
          article.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          return article.dataset.step;
        }).join(" ");
        const [dark, rests] = document.querySelectorAll("article.trace");
        const began = dark.dataset.step;
        document.body.dataset.dark = walk(dark, ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "End"]);
        document.body.dataset.rests = walk(rests, ["End", "ArrowRight", "ArrowLeft", "ArrowLeft", "Home"]);
        rests.querySelector("g[data-step='2']").dispatchEvent(new MouseEvent("click", { bubbles: true }));
        document.body.dataset.clicked = rests.dataset.step;
        document.body.dataset.began = began;
        document.body.dataset.state = dark.querySelector(".tree .changed").textContent;
        document.body.dataset.thread = rests.querySelector(".threads").textContent;
        document.body.dataset.address = location.hash;
        document.body.dataset.problems = problems.join("; ");
        </script>
        </body>
        """

    /// The page as the browser leaves it.
    private func page(_ html: String, at hash: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "interleave-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "report.html")
        let watched = html.replacing("<title>", with: Self.watch + "<title>").replacing("</body>", with: Self.keys)
        try Data(watched.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.browser))
        process.arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile", "--dump-dom",
            "file://\(file.path)\(hash)",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    @Test(.enabled(if: browser != nil, "no browser is installed"))
    func keysAndAddressesLeadThroughTheTraces() throws {
        let run = try TemporaryRun(
            ["lamp.ilv": Self.lamp], ["check", "--output", "html=FOLDER/report.html", "FOLDER/lamp.ilv"])
        let page = try page(try #require(run.files["report.html"]), at: "#trace-1/1")
        #expect(page.contains(" data-ready=\"yes\""))
        #expect(page.contains(" data-began=\"1\""))
        #expect(page.contains(" data-dark=\"0 1 2 2 1 2\""))
        #expect(page.contains(" data-rests=\"4 1 4 3 0\""))
        #expect(page.contains(" data-clicked=\"2\""))
        #expect(page.contains(" data-address=\"#trace-2/2\""))
        #expect(page.contains(" data-state=\"on true was false\""))
        #expect(page.contains(" data-thread=\"boy idle\""))
        #expect(page.contains(" data-problems=\"\""))
    }
}
