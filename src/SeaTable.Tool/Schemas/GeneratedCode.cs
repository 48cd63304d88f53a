using SeaTable.Generators.Model;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Texts;

namespace SeaTable.Tool.Schemas;

/// <summary>What the generator makes of a schema file, by its own code: names, types, and what is wrong in the file.</summary>
internal sealed class GeneratedCode
{
    /// <summary>Where nobody sees it: the namespace is the project's, which the tool does not know.</summary>
    private const string DefaultNamespace = "Generated";

    private GeneratedCode(SchemaResult result)
    {
        Result = result;
        Names = PathNames.Of(result);
    }

    /// <summary>Gets what the generator read.</summary>
    public SchemaResult Result { get; }

    /// <summary>
    /// Gets the C# name of each table, column, option and view, by the ids that <c>codegen.names</c> has on its left.
    /// </summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>Gets the name of the client's class, or null when the file gives no code.</summary>
    public string? Client => Result.Base?.Client;

    /// <summary>Reads the text of a schema file.</summary>
    /// <param name="path">Where it is or will be: the client is named after it.</param>
    /// <param name="text">The text.</param>
    /// <param name="codegen">The file beside it with the settings of the code; null when there is none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public static GeneratedCode Of(string path, string text, FileText? codegen, CancellationToken cancellationToken) =>
        new(SchemaFiles.Read(new FileText(path, text), codegen, DefaultNamespace, cancellationToken));

    /// <summary>Takes a schema for what it makes of code, wherever its settings will stand.</summary>
    public static GeneratedCode Of(string path, BaseDocument document, CancellationToken cancellationToken) =>
        Of(path, DocumentWriter.Write(document), null, cancellationToken);

    /// <summary>Finds the model of a column.</summary>
    public ColumnModel? FindColumn(string? tableId, string? key) => Result.Tables
        .FirstOrDefault(table => table.Id == tableId)?.Columns.FirstOrDefault(column => column.Key == key);
}
