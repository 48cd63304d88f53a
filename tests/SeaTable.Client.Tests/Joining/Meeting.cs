namespace SeaTable.Client.Tests.Joining;

/// <summary>Lets callers meet for certain: they come while a call of their kind is under way.</summary>
internal sealed class Meeting(Crm crm)
{
    internal const int Callers = 100;

    private const string Host = "the one who comes first";

    /// <summary>The calls that the callers caused.</summary>
    internal IReadOnlyList<Wire.Call> Calls { get; private set; } = [];

    /// <summary>Their methods and paths.</summary>
    internal IEnumerable<string> Paths => Calls.Select(call => $"{call.Method} {Path(call).Split('?')[0]}");

    /// <summary>Lets each do something with a row while somebody does the same with another row.</summary>
    internal async Task<List<TResult>> HoldAsync<TResult>(
        IReadOnlyList<ContactsRow> rows, Func<ContactsRow, Task<TResult>> ask)
    {
        var isAddition = rows[0].RowId.Length == 0;
        var host = new ContactsRow { Name = Host };
        if (!isAddition)
            host = new ContactsRow { RowId = (await crm.Contacts.AddAsync(host)).RowId, Age = 1 };

        var (isThere, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        crm.Wire.Before = _ => isThere.TrySetResult() ? goOn.Task : Task.CompletedTask;
        crm.Wire.Clear();
        var first = ask(host);
        await isThere.Task;
        var all = rows.Select(ask).ToList();
        goOn.SetResult();
        var results = await Task.WhenAll(all);
        await first;
        Calls = [.. crm.Wire.Calls.Where(call => !IsOf(isAddition ? Host : host.RowId, call))];
        (crm.Wire.Before, crm.Wire.Instead) = (null, null);
        await crm.Client(_ => { }).Contacts.DeleteWhereAsync(c => c.Name == Host);
        return [.. results];
    }

    private static bool IsOf(string mark, Wire.Call call) => (call.Path + call.Body).Contains(mark, StringComparison.Ordinal);

    private static string Path(Wire.Call call) =>
        call.Path[call.Path.IndexOf('/', call.Path.IndexOf("dtables/", StringComparison.Ordinal) + "dtables/".Length)..];

    /// <summary>Long enough for all callers of a test to come within it.</summary>
    internal static void Long(SeaTableOptions options) => options.JoinWindow = TimeSpan.FromMinutes(1);

    internal static async Task<List<ContactsRow>> AddRowsAsync(Crm crm)
    {
        await crm.Contacts.AddAsync(new ContactsRow { Name = "first" });
        var rows = NewRows("N");
        await crm.Contacts.AddRangeAsync(rows);
        return rows;
    }

    internal static List<ContactsRow> NewRows(string name) =>
        [.. Enumerable.Range(0, Callers).Select(number => new ContactsRow { Name = name + number, Phone = "0" + number })];
}
