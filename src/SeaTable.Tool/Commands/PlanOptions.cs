using System.CommandLine;
using SeaTable.Tool.Planning;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Server;

namespace SeaTable.Tool.Commands;

/// <summary>What <c>plan</c> and <c>apply</c> have in common.</summary>
internal static class PlanOptions
{
    public static Option<bool> KeepOtherTables() => new("--keep-other-tables")
    {
        Description = "Leave tables alone that the file does not have. It is so for a file of chosen tables.",
    };

    /// <summary>Reads file and base.</summary>
    public static async Task<PlanSource> ReadAsync(
        string path, string text, SeaTableClient client, bool keepOtherTables, CancellationToken cancellationToken)
    {
        var codegen = await CodegenFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        var file = CodegenFile.AddTo(SchemaFile.Parse(path, text), path, codegen);
        _ = WantedSchema.Of(file, path, []);
        var access = await client.GetAccessAsync(cancellationToken).ConfigureAwait(false);
        var now = await client.GetSchemaAsync(cancellationToken).ConfigureAwait(false);
        FileMistakes.ThrowIfAny(path, text, now);
        UnknownNames.ThrowIfAny(path, file, now);
        var source = new PlanSource(path, text, file, codegen, access.BaseUuid, now, keepOtherTables || file.IsPart);
        return await source.WithRowsCountedAsync(client, cancellationToken).ConfigureAwait(false);
    }
}
