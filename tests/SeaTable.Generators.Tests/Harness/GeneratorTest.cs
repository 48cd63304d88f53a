using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeaTable.Generators.Tests.Harness;

/// <summary>
/// A project in memory: schema files, code, build properties, and the diagnostics that are expected of it.
/// Immutable, so that one test can run it, change it, and run it again.
/// </summary>
internal sealed record GeneratorTest
{
    public ImmutableArray<(string Path, MarkedText Schema)> Schemas { get; private init; } = [];

    public ImmutableArray<string> Code { get; private init; } = [];

    public ImmutableDictionary<string, string> Properties { get; private init; } =
        ImmutableDictionary<string, string>.Empty
            .Add("build_property.RootNamespace", "Crm")
            .Add("build_property.SeaTableGeneratorsDirectReference", "true")
            .Add("build_property.SeaTableEarlyOutput", "true");

    public ImmutableArray<ExpectedDiagnostic> Expected { get; private init; } = [];

    public ImmutableArray<LanguageVersion> LanguageVersions { get; private init; } =
    [
        LanguageVersion.CSharp10, LanguageVersion.Latest,
    ];

    public ImmutableArray<MetadataReference> ProjectReferences { get; private init; } = [References.Runtime];

    /// <summary>A project without any schema file.</summary>
    public static GeneratorTest Empty { get; } = new();

    public static GeneratorTest Of(string schema, string path = "crm.seatable.json") => Empty.And(path, schema);

    /// <summary>One more schema file; where the test marks a place with <c>«…»</c>, a diagnostic is expected.</summary>
    public GeneratorTest And(string path, string schema) => this with { Schemas = Schemas.Add((path, MarkedText.Parse(schema))) };

    /// <summary>The same project with another text in one of its schema files.</summary>
    public GeneratorTest Replacing(string path, string schema) => this with
    {
        Schemas = [.. Schemas.Select(file => file.Path == path ? (path, MarkedText.Parse(schema)) : file)],
    };

    public GeneratorTest WithCode(string code) => this with { Code = Code.Add(code) };

    public GeneratorTest WithProperty(string name, string value) =>
        this with { Properties = Properties.SetItem("build_property." + name, value) };

    public GeneratorTest WithoutProperty(string name) => this with { Properties = Properties.Remove("build_property." + name) };

    /// <summary>A project without the runtime, so that the package's targets ask for the ordinary way.</summary>
    public GeneratorTest WithoutRuntime() => WithProperty("SeaTableEarlyOutput", "false") with
    {
        ProjectReferences = ProjectReferences.Remove(References.Runtime),
    };

    /// <summary>A project that references more than the runtime.</summary>
    public GeneratorTest With(params MetadataReference[] references) =>
        this with { ProjectReferences = ProjectReferences.AddRange(references) };

    public GeneratorTest At(params LanguageVersion[] versions) => this with { LanguageVersions = [.. versions] };

    public GeneratorTest ExpectingError(string id, string message) => Expecting(id, DiagnosticSeverity.Error, message);

    public GeneratorTest ExpectingWarning(string id, string message) => Expecting(id, DiagnosticSeverity.Warning, message);

    /// <summary>A diagnostic without a place, since there is no file to point at.</summary>
    public GeneratorTest ExpectingNowhere(string id, DiagnosticSeverity severity, string message) =>
        this with { Expected = Expected.Add(new ExpectedDiagnostic(id, severity, message, null, 0)) };

    /// <summary>Runs at each language version, each twice, and checks everything that holds for every run.</summary>
    public GeneratorRun Run()
    {
        GeneratorRun? run = null;
        foreach (var version in LanguageVersions)
        {
            run = GeneratorRun.Of(this, version);
            run.MustReportWhatIsExpected();
            run.MustCompileWithoutWarning();
            run.MustCacheAllOfIt();
        }

        return run!;
    }

    // Expectations take the marks in the order of the files and of the places in them.
    private GeneratorTest Expecting(string id, DiagnosticSeverity severity, string message)
    {
        var places = Schemas.SelectMany(file => file.Schema.Marks.Select((_, mark) => (file.Path, Mark: mark)));
        var (path, mark) = places.ElementAt(Expected.Count(expected => expected.Path is not null));
        return this with { Expected = Expected.Add(new ExpectedDiagnostic(id, severity, message, path, mark)) };
    }
}
