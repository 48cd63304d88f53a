using SeaTable.Emulator.Base;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Operations;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Tokens;

namespace SeaTable.Emulator.Host;

/// <summary>Changes the base from inside the process, by the same operations that the endpoints use.</summary>
internal sealed class BaseControls(EmulatedBase emulatedBase, BaseAccess author)
{
    public void RenameTable(string table, string newName) => Run(
        $"The table \"{table}\" can't be renamed to \"{newName}\"",
        () => TableOperations.Rename(emulatedBase, Table(table), newName));

    public void RenameColumn(string table, string column, string newName) => Run(
        $"The column \"{column}\" of \"{table}\" can't be renamed to \"{newName}\"",
        () => ColumnOperations.Rename(emulatedBase, Table(table), Column(table, column), newName));

    public void DeleteColumn(string table, string column) => Run(
        $"The column \"{column}\" of \"{table}\" can't be deleted",
        () => ColumnOperations.Delete(emulatedBase, Table(table), Column(table, column)));

    public void RenameOption(string table, string column, string option, string newName) => Run(
        $"The option \"{option}\" of \"{column}\" of \"{table}\" can't be renamed to \"{newName}\"",
        () => OptionOperations.Rename(emulatedBase, Table(table), ColumnWith(table, column, option), option, newName));

    public void DeleteOption(string table, string column, string option) => Run(
        $"The option \"{option}\" of \"{column}\" of \"{table}\" can't be deleted",
        () => OptionOperations.Delete(emulatedBase, Table(table), ColumnWith(table, column, option), option));

    private void Run(string problem, Action operation)
    {
        lock (emulatedBase.Gate)
        {
            try
            {
                emulatedBase.Write(author, () =>
                {
                    operation();
                    return true;
                });
            }
            catch (ApiException error)
            {
                throw new SeaTableEmulatorException($"{problem}: {error.Message}", error);
            }
        }
    }

    private Table Table(string name) => emulatedBase.Schema.TableWithName(name) ?? throw new SeaTableEmulatorException(
        $"The base has no table \"{name}\". It has: {Names(emulatedBase.Schema.Tables.Select(table => table.Name))}.");

    private Column Column(string table, string name) => Table(table).ColumnWithName(name) ?? throw new SeaTableEmulatorException(
        $"The table \"{table}\" has no column \"{name}\". It has: {Names(Table(table).Columns.Select(column => column.Name))}.");

    // What has no options at all is refused for that.
    private Column ColumnWith(string table, string name, string option)
    {
        var column = Column(table, name);
        var options = column.Options.KnownIds.Select(column.Options.NameOf).OfType<string>().ToList();
        return column.Options.IdOf(option) is not null || column.Type is not (SingleSelectType or MultipleSelectType)
            ? column
            : throw new SeaTableEmulatorException(
                $"The column \"{name}\" of \"{table}\" has no option \"{option}\". "
                + (options.Count == 0 ? "It has none." : $"It has: {Names(options)}."));
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
