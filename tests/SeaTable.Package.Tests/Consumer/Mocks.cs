using System.Text.Json;
using Crm;
using NSubstitute;
using SeaTable;

// rows as only the server makes them
var ada = SeaTableModelFactory.Row(
    ContactsRow.CreateForTest(
        new ContactsRow { RowId = "AdaAdaAdaAdaAdaAdaAdaA", Name = "Ada", Age = 36 },
        customerNumber: "C-0001",
        salutation: SeaTableModelFactory.FormulaValue("Dear Ada"),
        isAdult: SeaTableModelFactory.FormulaError<bool>("#VALUE!")),
    createdBy: "ada@auth.local");
Expect("an auto-number", "C-0001", ada.CustomerNumber);
Expect("a formula", "Dear Ada", ada.Salutation.Value);
Expect("the error of a formula", "#VALUE!", ada.IsAdult.Error);

// a query
var query = Substitute.For<SeaTableQuery<ContactsRow, ContactsColumns>>();
query.ToListAsync(Arg.Any<CancellationToken>()).Returns([ada]);
query.AsAsyncEnumerable().Returns(_ => Sequence(ada));
query.CountAsync().Returns(1);
var names = Substitute.For<SeaTableSelection<string?>>();
names.ToListAsync().Returns(["Ada"]);
query.Select(Arg.Any<Func<ContactsColumns, SeaTable.Queries.ISqlValue<string?>>>()).Returns(names);

// a table and a base
var contacts = Substitute.For<ContactsTable>();
contacts.Where(Arg.Any<Func<ContactsColumns, SqlCondition>>()).Returns(query);
contacts.GetAsync(ada.RowId).Returns(ada);
contacts.AddAsync(Arg.Any<ContactsRow>()).Returns(call => call.Arg<ContactsRow>());
contacts.InView(Arg.Any<SeaTableView<ContactsRow>>()).Returns(SeaTableModelFactory.Rows(ada));
var companies = Substitute.For<SeaTableLink<ContactsRow, CompaniesRow>>();
companies.LoadAsync(ada).Returns([new LinkedRow("a", "Acme")]);
var links = Substitute.For<ContactsLinks>();
links.Company.Returns(companies);
contacts.Links.Returns(links);
var crm = Substitute.For<CrmBase>();
crm.Contacts.Returns(contacts);
crm.SqlAsync(Arg.Any<SqlText>()).Returns(SeaTableModelFactory.SqlResult(
    [SeaTableModelFactory.SqlColumn("Name")], [[JsonSerializer.SerializeToElement("Ada")]]));
var client = Substitute.For<SeaTableClient>();
client.Server.Returns(new Uri("https://seatable.example"));
crm.Client.Returns(client);

// what a program under test does
Expect("the rows of a query", ada, (await crm.Contacts.Where(c => c.Age > 30 && c.Name != null).ToListAsync()).Single());
await foreach (var row in crm.Contacts.Where(c => c.Age > 30))
{
    Expect("a row of a query", ada, row);
}

Expect("a count", 1L, await crm.Contacts.Where(c => c.Age > 30).CountAsync());
Expect("a selection", "Ada", (await crm.Contacts.Where(c => c.Age > 30).Select(c => c.Name).ToListAsync()).Single());
Expect("a row by its id", ada, await crm.Contacts.GetAsync(ada.RowId));
Expect("a row of a view", ada, (await crm.Contacts.InView(null!).ToListAsync()).Single());
Expect("a link", "Acme", (await crm.Contacts.Links.Company.LoadAsync(ada)).Single().DisplayValue);
Expect("a result of SQL", "Ada", (await crm.SqlAsync($"SELECT Name FROM Contacts LIMIT 1")).Rows[0].GetString("Name"));
Expect("a server", "seatable.example", crm.Client.Server.Host);
var added = new ContactsRow { Name = "Grace" };
Expect("an added row", added, await crm.Contacts.AddAsync(added));
await contacts.Received(1).AddAsync(added);

Console.WriteLine("The mocks ran to their end.");

static async IAsyncEnumerable<ContactsRow> Sequence(params ContactsRow[] rows)
{
    foreach (var row in rows)
    {
        await Task.Yield();
        yield return row;
    }
}

static void Expect<T>(string what, T expected, T actual)
{
    if (!EqualityComparer<T>.Default.Equals(expected, actual))
    {
        throw new InvalidOperationException($"Expected {what} to be {expected}, but it is {actual}.");
    }
}
