using System.CommandLine;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable rows</c>: rows of a table out into files, and in from files.</summary>
internal static class RowsCommand
{
    public static Command Create() => new("rows", "Export the rows of a table as CSV, and import them.")
    {
        RowsExportCommand.Create(),
        RowsImportCommand.Create(),
    };
}
