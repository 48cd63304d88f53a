using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SeaTable.Generators.Diagnostics;

/// <summary>Everything this generator can report. Each rule has a page in docs/diagnostics.</summary>
internal static class Rules
{
    private const string Category = "SeaTable";
    private const string Pages = "https://github.com/seatable-generators/seatable-generators/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotJson = new(
        "STB0001",
        "The schema file is not JSON",
        "{0} is not JSON: {1}. {2}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0001.md");

    public static readonly DiagnosticDescriptor NotABase = new(
        "STB0002",
        "The schema file does not describe a base",
        "{0} does not describe a base: {1}. Expected is the answer of GET …/metadata/ ({{\"metadata\": {{\"tables\": […]}}}}), "
            + "a bare {{\"tables\": […]}}, or the content.json of an exported base. Nothing is generated from it.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0002.md");

    public static readonly DiagnosticDescriptor Incomplete = new(
        "STB0003",
        "A part of the schema is incomplete",
        "{0} {1}; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0003.md");

    public static readonly DiagnosticDescriptor DuplicateId = new(
        "STB0004",
        "An id is used twice",
        "{0} is used twice, by '{1}' and by '{2}'; the second one is left out",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0004.md");

    public static readonly DiagnosticDescriptor UnknownColumnType = new(
        "STB0005",
        "A column type is unknown",
        "The column '{0}' of table '{1}' has the type '{2}', which this version of SeaTable.Generators does not know{3}; "
            + "it becomes a read-only JsonElement property",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0005.md");

    public static readonly DiagnosticDescriptor NamesCollide = new(
        "STB0006",
        "Names collide in C#",
        "{0} would {1} '{2}' in C#{3}; {4}. To choose, put {6} into {5}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0006.md");

    public static readonly DiagnosticDescriptor FilesConflict = new(
        "STB0007",
        "Two schema files make the same type",
        "{0} and {1} both make {2}, so nothing is generated from {0}. {3}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0007.md");

    public static readonly DiagnosticDescriptor NoSchemaFile = new(
        "STB0008",
        "The project has no schema file",
        "The project references SeaTable.Generators but has no schema file, so nothing is generated. Fetch one by "
            + "'seatable pull -o crm.seatable.json' (dotnet tool SeaTable.Tool), or put the answer of GET …/metadata/ into the "
            + "project as a file whose name ends in .seatable.json.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0008.md");

    public static readonly DiagnosticDescriptor InternalError = new(
        "STB0009",
        "SeaTable.Generators failed",
        "SeaTable.Generators failed on {0}, which is a defect of the generator: {1}. Please report it with the schema file.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0009.md");

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "STB0010",
        "The C# language version is too old",
        "The code that SeaTable.Generators makes needs C# 10 or newer, and this project uses C# {0}, so nothing is generated. "
            + "Set <LangVersion>10</LangVersion> or newer in the project file, or target net8.0 or newer.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0010.md");

    public static readonly DiagnosticDescriptor RuntimeMissing = new(
        "STB0011",
        "The SeaTable runtime is not referenced",
        "{0}, so nothing is generated. {1}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0011.md");

    public static readonly DiagnosticDescriptor WrongCodegen = new(
        "STB0012",
        "The section codegen is wrong",
        "{0}: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0012.md");

    public static readonly DiagnosticDescriptor OwnType = new(
        "STB0013",
        "The project has a type of the same name",
        "{0} makes {1}, {2}, and {3} declares {4} of that name. {5}.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0013.md");

    public static readonly DiagnosticDescriptor AndMore = new(
        "STB0014",
        "A schema file has more problems than are listed",
        "Only the first {3} problems of {0} are listed; left out from here on: {1}, errors among them: {2}. Correct those listed "
            + "and build again.",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0014.md");

    public static readonly DiagnosticDescriptor LinkLeadsNowhere = new(
        "STB0015",
        "A link leads nowhere",
        "The link column '{0}' of table '{1}' {2}; it becomes a read-only JsonElement property, and there are no Links for it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0015.md");

    public static readonly DiagnosticDescriptor UnknownNumberFormat = new(
        "STB0016",
        "A number format is unknown",
        "The number column '{0}' of table '{1}' has the format '{2}', which this version of SeaTable.Generators does not "
            + "know{3}; "
            + "it becomes a double? property",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0016.md");

    public static readonly DiagnosticDescriptor MissingColumn = new(
        "STB0017",
        "A formula names a column that is not there",
        "The {0} column '{1}' of table '{2}' {3}; the server gives an error, or nothing, in its place",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0017.md");

    // Not shown in builds, in which the compiler does not even run an analyzer that has nothing else to say.
    public static readonly DiagnosticDescriptor SeenInCode = new(
        "STB0018",
        "Something is wrong in the schema file of what is used here",
        "{0}: {1}: {2}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + "STB0018.md");

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = new[]
    {
        NotJson, NotABase, Incomplete, DuplicateId, UnknownColumnType, NamesCollide, FilesConflict, NoSchemaFile,
        InternalError, LanguageTooOld, RuntimeMissing, WrongCodegen, OwnType, AndMore, LinkLeadsNowhere,
        UnknownNumberFormat, MissingColumn, SeenInCode,
    }.ToDictionary(rule => rule.Id);

    /// <summary>The rule of an id.</summary>
    public static DiagnosticDescriptor Get(string id) => s_byId[id];
}
