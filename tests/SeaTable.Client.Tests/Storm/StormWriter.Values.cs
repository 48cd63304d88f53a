using System.Globalization;
using static SeaTable.Client.Tests.Storm.StormRow;

namespace SeaTable.Client.Tests.Storm;

internal sealed partial class StormWriter
{
    private static readonly ContactsStatus[] s_statuses =
        [ContactsStatus.Lead, ContactsStatus.Customer, ContactsStatus.Lost, ContactsStatus.DoNotContact];

    private int _values;

    private StormRow NewRow() => new($"{name}-{Rows.Count + ++_values:D6}", name);

    private List<StormRow> Pick(List<StormRow> rows, int count) =>
        [.. rows.OrderBy(_ => _random.Next()).Take(count)];

    private Dictionary<string, string> Values(bool allOfThem)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var which = allOfThem ? 15 : _random.Next(1, 16);
        if ((which & 1) != 0)
            values[Column.Phone] = Next("p");
        if ((which & 2) != 0)
            values[Column.Age] = Text(_random.Next(131));
        if ((which & 4) != 0)
            values[Column.Notes] = Next("n");
        if ((which & 8) != 0)
            values[Column.Status] = s_statuses[_random.Next(s_statuses.Length)].ToString();
        return values;
    }

    private ContactsRow ToRow(Dictionary<string, string> values, string? key, string rowId = "")
    {
        var row = rowId.Length == 0 ? new ContactsRow() : new ContactsRow { RowId = rowId };
        if (key is not null)
            (row.Name, row.Email) = (key, name);
        if (values.TryGetValue(Column.Phone, out var phone))
            row.Phone = phone;
        if (values.TryGetValue(Column.Age, out var age))
            row.Age = double.Parse(age, CultureInfo.InvariantCulture);
        if (values.TryGetValue(Column.Notes, out var notes))
            row.Notes = notes;
        if (values.TryGetValue(Column.Status, out var status))
            row.Status = s_statuses.Single(option => option.ToString() == status);
        return row;
    }

    private string Next(string kind) => $"{kind}-{name}-{Text(++_values)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
