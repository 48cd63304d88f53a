namespace SeaTable.Tool.Schemas;

/// <summary>Where the descriptions of files are that editors complete and check by (<c>$schema</c>).</summary>
internal static class JsonSchemas
{
    /// <summary>The member of a file that names its description.</summary>
    public const string Member = "$schema";

    /// <summary>The description of schema files.</summary>
    public const string OfSchemaFiles = Pages + Resource;

    /// <summary>The description of files with the settings of the code.</summary>
    public const string OfCodegenFiles = Pages + "codegen.schema.json";

    /// <summary>The description of schema files, as a resource of this program.</summary>
    public const string Resource = "seatable.schema.json";

    private const string Pages = "https://raw.githubusercontent.com/seatable-generators/seatable-generators/main/docs/";
}
