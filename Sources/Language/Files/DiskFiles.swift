import Foundation

/// The files of the machine; paths are relative to the working directory.
public struct DiskFiles: FileProvider {
    /// Makes a provider.
    public init() {}

    /// The path of `path` with its links resolved.
    public func identity(of path: String) throws(FileProblem) -> String {
        guard !path.utf8.contains(0), FileManager.default.fileExists(atPath: path) else {
            throw .notFound(path: path)
        }
        let url = URL(fileURLWithPath: path)
        let resolved = url.resolvingSymlinksInPath().standardizedFileURL.path
        // The link of a pipe, as in `/dev/stdin`, names nothing that could be opened.
        return FileManager.default.fileExists(atPath: resolved) ? resolved : url.standardizedFileURL.path
    }

    /// The bytes of the file `identity`, which may be a pipe, up to one more than the largest size.
    public func contents(of identity: String) throws(FileProblem) -> [UInt8] {
        guard FileManager.default.fileExists(atPath: identity) else { throw .notFound(path: identity) }
        let kind = try? FileManager.default.attributesOfItem(atPath: identity)[.type] as? FileAttributeType
        if kind == .typeDirectory { throw .isFolder(path: identity) }
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: identity))
            defer { try? handle.close() }
            var bytes: [UInt8] = []
            while bytes.count <= SourceFile.largestSize {
                let wanted = min(Self.chunk, SourceFile.largestSize + 1 - bytes.count)
                guard let more = try handle.read(upToCount: wanted), !more.isEmpty else { break }
                bytes.append(contentsOf: more)
            }
            return bytes
        } catch {
            throw .unreadable(path: identity, reason: Self.reason(of: error))
        }
    }

    /// Whether what is there is neither a regular file nor a folder.
    public func isStream(_ identity: String) -> Bool {
        let kind = try? FileManager.default.attributesOfItem(atPath: identity)[.type] as? FileAttributeType
        return kind != .typeRegular && kind != .typeDirectory
    }

    /// How many bytes are asked for at once.
    private static var chunk: Int { 1_048_576 }

    /// The system's words for an error.
    private static func reason(of error: any Error) -> String {
        let error = error as NSError
        let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        guard underlying.domain == NSPOSIXErrorDomain, let code = POSIXErrorCode(rawValue: Int32(underlying.code))
        else {
            return error.localizedDescription
        }
        return POSIXError(code).localizedDescription
    }

    /// The names of what the folder holds.
    public func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}
