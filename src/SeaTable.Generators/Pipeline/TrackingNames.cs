namespace SeaTable.Generators.Pipeline;

/// <summary>The names of the pipeline's steps, by which tests see what ran again and what was kept.</summary>
internal static class TrackingNames
{
    /// <summary>A schema file became a <see cref="Model.SchemaResult"/>: one a file.</summary>
    public const string Read = "Read";

    /// <summary>One <see cref="Model.TableModel"/> for each table that gets code.</summary>
    public const string Tables = "Tables";

    /// <summary>One <see cref="Model.BaseModel"/> for each base that gets code.</summary>
    public const string Bases = "Bases";

    /// <summary>One <see cref="EmittedFile"/> for each file of a table or a base.</summary>
    public const string Files = "Files";

    /// <summary>What is reported about files and project.</summary>
    public const string Diagnostics = "Diagnostics";
}
