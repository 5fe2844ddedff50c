extension CheckReport {
    /// The scenarios of a matrix as `check` reports on them, model by model, then the files that gave no column.
    public init(_ matrix: MatrixReport) {
        var paths: [String] = []
        var models: [String: ModelReport] = [:]
        for column in matrix.columns {
            if models[column.path] == nil {
                paths.append(column.path)
                models[column.path] = ModelReport(
                    name: column.model, title: column.title, sources: column.sources,
                    coverage: CoverageReport(basis: .someScenarios))
            }
            models[column.path]?.scenarios.append(column.scenario)
        }
        let files = paths.compactMap { path in models[path].map { FileReport(path: path, content: .model($0)) } }
        self.init(files: files + matrix.failures)
    }
}
