using SeaTable.Facts;
using SeaTable.Generators.Analysis.Sql;
using SeaTable.Generators.Diagnostics;
using SeaTable.Generators.Schema;
using SeaTable.Generators.Texts;
using SeaTable.Sql;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Statements;

/// <summary>The base that statements are checked against, read as the analyzer reads schema files.</summary>
internal sealed class StatementSchema
{
    private readonly BaseSchema _schema;

    private StatementSchema(BaseSchema schema) => (_schema, Sql) = (schema, SqlSchemas.Of(schema));

    public SqlSchema Sql { get; }

    /// <summary>Reads the text of a schema file, or of the server's metadata.</summary>
    /// <exception cref="ToolException">It describes no base.</exception>
    public static StatementSchema Read(string source, string text)
    {
        var file = new FileText(source, text);
        return SchemaFileReader.Read(file, null, new FileDiagnostics(source, text), CancellationToken.None) is { } schema
            ? new StatementSchema(schema)
            : throw new ToolException($"{source} describes no base.");
    }

    /// <summary>Whether a column of an answer holds days without a time.</summary>
    public bool IsDay(SqlColumnUse use) =>
        use.Column.Type == ColumnTypeNames.Date
        && _schema.FindTable(use.Table.Id)?.Columns.FirstOrDefault(column => column.Key == use.Column.Key) is { } column
        && !DateForms.HasTime(column.Setting("format"));
}
