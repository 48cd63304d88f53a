namespace SeaTable.Queries;

/// <summary>Finds the name by which SQL compares an option.</summary>
internal static class OptionNames
{
    /// <exception cref="SeaTableSchemaException">The base has the option no more, or another one of the same name.</exception>
    internal static string Current(BaseMetadata metadata, string tableId, string columnKey, ISelectOption option)
    {
        var table = metadata.FindTable(tableId);
        var column = table?.FindColumn(columnKey);
        if (column?.FindOption(option.Id, option.Name) is not { } current)
        {
            // An option that is only a name may be one that is not made yet, and then no row has it.
            return option.Id is null ? option.Name : throw Missing(table, column, option);
        }

        return column.FindOption(null, current.Name)!.Id == current.Id
            && column.Options.Count(other => other.Name == current.Name) == 1
            ? current.Name
            : throw new SeaTableSchemaException(
                $"Column '{column.Name}' of table '{table!.Name}' has several options named '{current.Name}', which SQL does " +
                "not tell apart. Nothing was sent. Rename one of them.",
                table.Name, column.Name);
    }

    private static SeaTableSchemaException Missing(TableMetadata? table, ColumnMetadata? column, ISelectOption option) => new(
        $"The option '{option.Name}' (id {option.Id}) is no longer in the base, in column '{column?.Name}' of table " +
        $"'{table?.Name}'. Nothing was sent. {Help.UpdateSchemaFile}",
        table?.Name ?? "", column?.Name);
}
