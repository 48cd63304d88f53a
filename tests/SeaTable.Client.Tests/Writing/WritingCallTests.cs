namespace SeaTable.Client.Tests;

/// <summary>What writing costs in calls, when the names are known.</summary>
public class WritingCallTests
{
    private const int Rows = 9_999;

    private static readonly CostlyTask[] s_tasks =
    [
        new("add a row", 1, (crm, _) => crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead })),
        new("update a row", 2, (crm, rows) => crm.Contacts.UpdateAsync(Changed(rows[0]))),
        new("delete a row", 1, (crm, rows) => crm.Contacts.DeleteAsync(rows[0])),
        new("add 2,500 rows", 3, (crm, _) => crm.Contacts.AddRangeAsync(Enumerable.Range(0, 2500).Select(NewRow))),
        new("add 2,500 rows with options", 4, (crm, _) => crm.Contacts.AddRangeAsync(
            Enumerable.Range(0, 2500).Select(i => new ContactsRow
            {
                Name = "new " + i, Status = i % 2 == 0 ? ContactsStatus.Lead : ContactsStatus.Lost,
            }))),
        new("update 5,000 rows", 5 + 1, (crm, rows) => crm.Contacts.UpdateRangeAsync(rows.Take(5000).Select(Changed))),
        new("upsert 1,000 rows", 4, (crm, rows) => crm.Contacts.UpsertRangeAsync(
            rows.Take(480).Select(row => row.Name!).Concat(Enumerable.Range(0, 520).Select(i => "new " + i))
                .Select(name => new ContactsRow { Name = name, Phone = "1 " + name }),
            c => c.Name)),
        new("delete 9,999 rows", 1, (crm, rows) => crm.Contacts.DeleteRangeAsync(rows.Select(row => row.RowId))),
        new("link 1,000 rows", 1, async (crm, rows) =>
        {
            var companies = await crm.Client(_ => { }).Companies.AddRangeAsync([new CompaniesRow { Name = "Acme" }]);
            crm.Wire.Clear();
            await crm.Contacts.Links.Company.AddRangeAsync(rows.Take(1000).Select(row => (row, companies[0])));
        }),
        new("upsert 1,000 rows, 500 of them known", 5, UpsertHalfAsync),
        new("upsert 1,000 rows, 500 of them known", 4, UpsertHalfAsync) { IsLimitKnown = true },
        new("update 100 rows by a condition", 3, (crm, _) => crm.Contacts.UpdateWhereAsync(c => c.Age == 1, c => c.Age.Set(120))),
        new("delete 500 rows by a condition", 3, (crm, _) => crm.Contacts.DeleteWhereAsync(c => c.Age < 5 & c.Age > -1)),
        new("delete 500 rows by a condition", 2, (crm, _) => crm.Contacts.DeleteWhereAsync(c => c.Age < 5 & c.Age > -1))
        {
            IsLimitKnown = true,
        },
        new("update where", 3, (crm, _) => crm.Contacts.UpdateWhereAsync(c => c.Age >= 0, c => c.Age.Set(120))),
        new("delete where", 2, (crm, _) => crm.Contacts.DeleteWhereAsync(c => c.Age >= 0)),
    ];

    public static TheoryData<string, bool> Tasks
    {
        get
        {
            var tasks = new TheoryData<string, bool>();
            foreach (var task in s_tasks)
                tasks.Add(task.Name, task.IsLimitKnown);

            return tasks;
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task A_task_costs_few_calls(string name, bool isLimitKnown)
    {
        await using var crm = await Crm.StartAsync(options => options.SqlRowLimit = isLimitKnown ? 10_000 : null);
        var rows = await crm.Contacts.AddRangeAsync(Enumerable.Range(0, Rows).Select(NewRow));
        var task = Array.Find(s_tasks, task => task.Name == name && task.IsLimitKnown == isLimitKnown)!;
        crm.Wire.Clear();

        await task.RunAsync(crm, rows);

        Assert.Equal(task.Calls, crm.Wire.Calls.Count);
    }

    private static Task<SeaTableUpsertResult> UpsertHalfAsync(
        Crm crm, IReadOnlyList<ContactsRow> rows) => crm.Contacts.UpsertRangeAsync(
        rows.Take(500).Select(row => row.Name!).Concat(Enumerable.Range(0, 500).Select(i => "new " + i))
            .Select(name => new ContactsRow { Name = name, Phone = "1 " + name }),
        c => c.Name);

    private static ContactsRow NewRow(int i) => new() { Name = "name " + i, Email = $"{i}@x", Age = i % 100 };

    private static ContactsRow Changed(ContactsRow row) => new() { RowId = row.RowId, Phone = "1" };

    private sealed record CostlyTask(string Name, int Calls, Func<Crm, IReadOnlyList<ContactsRow>, Task> RunAsync)
    {
        internal bool IsLimitKnown { get; init; }
    }
}
