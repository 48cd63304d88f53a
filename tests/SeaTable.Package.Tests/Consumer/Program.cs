using Crm;
using SeaTable;
using SeaTable.Emulator;

await using var emulator = await SeaTableEmulator.StartAsync("Consumer/crm.seatable.json");
var crm = new CrmBase(new SeaTableOptions { Server = emulator.Server, ApiToken = emulator.ApiToken });
var ct = CancellationToken.None;

// write
var ada = await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Email = "ada@example.com", Status = ContactsStatus.Lead },
    ct);
Expect("a row id", true, ada.RowId.Length > 0);

var rows = new List<ContactsRow>
{
    new() { Name = "Grace", Age = 85, Tags = new[] { ContactsTags.Vip } },
    new() { Name = "Edsger" },
};
await crm.Contacts.AddRangeAsync(rows, ct);
ada.Email = null;
ada.Age = 36;
await crm.Contacts.UpdateAsync(ada, ct);

// read
ContactsRow? stored = await crm.Contacts.GetAsync(ada.RowId, ct);
Expect("the updated row", ("Ada", null, 36.0, ContactsStatus.Lead), (stored!.Name, stored.Email, stored.Age, stored.Status));

var names = new List<string?>();
await foreach (ContactsRow row in crm.Contacts)
{
    names.Add(row.Name);
}

Expect("all names", "Ada, Edsger, Grace", string.Join(", ", names.Order()));

List<ContactsRow> all = await crm.Contacts.ToListAsync(ct);
foreach (var row in all)
{
    row.Status = ContactsStatus.Customer;
}

await crm.Contacts.UpdateRangeAsync(all, ct);
Expect("customers", 3L, await crm.Contacts.Where(c => c.Status == ContactsStatus.Customer).CountAsync(ct));

// delete
await crm.Contacts.DeleteAsync(ada.RowId, ct);
Expect("the deleted row", null, await crm.Contacts.GetAsync(ada.RowId, ct));
await crm.Contacts.DeleteRangeAsync(all.Select(row => row.RowId).Where(id => id != ada.RowId), ct);
var left = await crm.Contacts.ToListAsync(ct);
Expect("what is left", 0, left.Count);

Console.WriteLine("The consumer ran to its end.");

static void Expect<T>(string what, T expected, T actual)
{
    if (!EqualityComparer<T>.Default.Equals(expected, actual))
    {
        throw new InvalidOperationException($"Expected {what} to be {expected}, but it is {actual}.");
    }
}
