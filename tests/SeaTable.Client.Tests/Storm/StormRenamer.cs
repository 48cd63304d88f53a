using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Storm;

/// <summary>
/// A colleague in the browser who renames columns, options and the table, takes half of it back at once, and lets columns and
/// options swap their names.
/// </summary>
internal sealed class StormRenamer(SeaTableEmulator emulator, int seed)
{
    private const string Table = "Contacts";
    private static readonly string[] s_columns = ["Phone", "Age", "Notes", "Status", "Email", "Name"];
    private static readonly string[] s_options = StormRow.Statuses;

    private readonly object _lock = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _names =
        s_columns.ToDictionary(name => name, name => name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _options =
        s_options.ToDictionary(name => name, name => name, StringComparer.Ordinal);
    private string _table = Table;
    private Action? _undo;

    internal int Renames { get; private set; }

    internal void Step()
    {
        lock (_lock)
        {
            if (_undo is { } undo && _random.Next(2) == 0)
            {
                _undo = null;
                undo();
                return;
            }

            switch (_random.Next(7))
            {
                case 0:
                    Swap("Phone", "Notes");
                    break;
                case 1:
                    var (one, other) = (_options[s_options[0]], _options[s_options[1 + _random.Next(3)]]);
                    SwapOptions(one, other);
                    _undo = () => SwapOptions(other, one);
                    break;
                case 2:
                    var option = s_options[_random.Next(s_options.Length)];
                    RenameOption(option, $"{option} {Renames}");
                    _undo = () => RenameOption(option, option);
                    break;
                case 3:
                    RenameTable($"{Table} {Renames}");
                    _undo = () => RenameTable(Table);
                    break;
                default:
                    var column = s_columns[_random.Next(s_columns.Length)];
                    Rename(column, $"{column} {Renames}");
                    _undo = () => Rename(column, column);
                    break;
            }
        }
    }

    private void RenameTable(string name)
    {
        emulator.RenameTable(_table, name);
        _table = name;
        Renames++;
    }

    private void Rename(string column, string name)
    {
        if (_names.ContainsValue(name))
            return;

        emulator.RenameColumn(_table, _names[column], name);
        _names[column] = name;
        Renames++;
    }

    private void Swap(string one, string other)
    {
        var (first, second) = (_names[one], _names[other]);
        Rename(one, "between");
        Rename(other, first);
        Rename(one, second);
    }

    private void RenameOption(string option, string name)
    {
        if (_options.ContainsValue(name))
            return;

        emulator.RenameOption(_table, _names["Status"], _options[option], name);
        _options[option] = name;
        Renames++;
    }

    private void SwapOptions(string one, string other)
    {
        var (first, second) = (_options.Single(entry => entry.Value == one).Key,
            _options.Single(entry => entry.Value == other).Key);
        RenameOption(first, "between");
        RenameOption(second, one);
        RenameOption(first, other);
    }
}
