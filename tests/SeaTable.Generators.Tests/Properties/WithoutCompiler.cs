using SeaTable.Generators.Emit;
using SeaTable.Generators.Model;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>
/// The generator's steps called one after the other: a thousand bases in the time that the compiler takes for ten.
/// </summary>
internal static class WithoutCompiler
{
    /// <summary>Reads a schema text. A defect is thrown here, where the generator itself would make a diagnostic of it.</summary>
    public static SchemaResult Read(string schema) =>
        SchemaFiles.Read(new FileText("crm.seatable.json", schema), null, "Crm", default);

    public static IReadOnlyList<string> Emit(SchemaResult result) =>
        result.Base is null ? [] : [BaseFile.Emit(result.Base), .. result.Tables.Select(TableFile.Emit)];

    /// <summary>Every name that was chosen, under the ids of what it was chosen for.</summary>
    public static IEnumerable<string> Names(SchemaResult result) => result.Tables
        .SelectMany(table => table.Columns
            .SelectMany(column => (column.Options?.Options ?? []).Select(option =>
                $"{table.Id}/{column.Key}/{option.Id}: {option.Member}")
                .Append($"{table.Id}/{column.Key}: {column.Property} {column.Field} {column.Options?.Type}"))
            .Concat(table.Views.Select(view => $"{table.Id}/views/{view.Id}: {view.Member}"))
            .Append($"{table.Id}: {table.TableType} {table.RowType} {table.ViewsType} {table.HintName}"))
        .Order(StringComparer.Ordinal);
}
