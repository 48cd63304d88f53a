using NSubstitute;

namespace SeaTable.Client.Tests.Testing;

/// <summary>What a test of somebody's own code does without a server.</summary>
public sealed class MockingTests
{
    [Fact]
    public void A_base_gives_the_tables_that_a_test_puts_in()
    {
        var contacts = Substitute.For<ContactsTable>();
        var links = Substitute.For<ContactsLinks>();
        contacts.Links.Returns(links);
        var crm = Substitute.For<CrmBase>();
        crm.Contacts.Returns(contacts);

        Assert.Same(contacts, crm.Contacts);
        Assert.Same(links, crm.Contacts.Links);
        Assert.NotNull(crm.Contacts.Columns.Name);
        Assert.NotNull(crm.Contacts.Views);
    }

    [Fact]
    public void A_row_has_what_only_a_server_sets()
    {
        var created = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);
        var row = SeaTableModelFactory.Row(
            ContactsRow.CreateForTest(
                new ContactsRow { RowId = "AdaAdaAdaAdaAdaAdaAdaA", Name = "Ada" },
                customerNumber: "C-0001",
                salutation: SeaTableModelFactory.FormulaValue("Dear Ada")),
            createdAt: created,
            createdBy: "ada@example.com",
            isLocked: true);

        Assert.Equal(("Ada", "C-0001", "Dear Ada"), (row.Name, row.CustomerNumber, row.Salutation.Value));
        Assert.Equal((created, "ada@example.com", true), (row.RowCreatedAt, row.CreatedBy, row.RowIsLocked));
        Assert.Empty(row.Company);
        Assert.Empty(row.CompanyWebsite);
    }

    [Fact]
    public async Task A_query_gives_the_rows_that_a_test_puts_in()
    {
        var ada = new ContactsRow { RowId = "AdaAdaAdaAdaAdaAdaAdaA", Name = "Ada" };
        var query = Substitute.For<SeaTableOrderedQuery<ContactsRow, ContactsColumns>>();
        query.ToListAsync().Returns([ada]);
        query.AsAsyncEnumerable().Returns(_ => SeaTableModelFactory.Rows(ada).AsAsyncEnumerable());
        var contacts = Substitute.For<ContactsTable>();
        contacts.OrderBy(Arg.Any<Func<ContactsColumns, SeaTable.Queries.ISqlSortable>>()).Returns(query);

        Assert.Equal([ada], await contacts.OrderBy(c => c.Name).ToListAsync());
        await foreach (var row in contacts.OrderBy(c => c.Name))
            Assert.Same(ada, row);

        Assert.Equal("ContactsRow 'Ada' AdaAdaAdaAdaAdaAdaAdaA", ada.ToString());
        Assert.Equal("ContactsRow 'Ada' (not stored)", new ContactsRow { Name = "Ada" }.ToString());
    }

    [Fact]
    public void What_a_row_is_made_with_counts_as_stored()
    {
        var row = ContactsRow.CreateForTest(new ContactsRow { Name = "Ada", Email = "ada@example.com" },
            customerNumber: "C-0001");
        Assert.True(row.TakeChanges().IsEmpty);

        row.Email = null;
        Assert.False(row.TakeChanges().IsEmpty);
    }

    [Fact]
    public async Task A_member_that_was_not_replaced_says_so()
    {
        var (contacts, ada) = (new FakeContacts(), new ContactsRow { RowId = "AdaAdaAdaAdaAdaAdaAdaA" });
        var link = new FakeLink();
        List<Func<Task>> calls =
        [
            () => Task.FromResult(contacts.Where(c => c.Age > 3)),
            () => Task.FromResult(new FakeCrm().Client),
            () => contacts.GetAsync(ada.RowId),
            () => contacts.AddAsync(new ContactsRow()),
            () => contacts.UpdateAsync(ada),
            () => contacts.UpdateAsync(ada, SeaTableUpdate.IfUnchanged),
            () => contacts.DeleteAsync(ada),
            () => contacts.UpsertRangeAsync([new ContactsRow { Email = "a@b.c" }], c => c.Email),
            () => contacts.UpdateWhereAsync(c => c.Age > 3, c => c.Age.Set(4)),
            () => contacts.DeleteWhereAsync(c => c.Age > 3),
            () => Task.FromResult(contacts.FromSql($"SELECT * FROM Contacts LIMIT 10")),
            () => Task.FromResult(contacts.InView(new ContactsViews().AllContacts)),
            () => link.AddAsync(ada, new CompaniesRow { RowId = ada.RowId }),
            () => link.LoadAsync(ada),
            () => link.LoadAsync([ada]),
            () => link.LoadRowsAsync(ada),
            () => Task.FromResult(contacts.Include(c => c.Company)),
            () => contacts.IncludeAsync([ada], i => i.Include(c => c.Company)),
            () => contacts.GetAsync(ada.RowId, i => i.Include(c => c.Company)),
            () => Task.FromResult(contacts.InView(new ContactsViews().AllContacts, i => i.Include(c => c.Company))),
            () => new FakeSelection().ToListAsync(),
            () => new FakeSelection().SingleAsync(),
            () => Task.FromResult(new FakeSelection().Distinct()),
            () => Task.FromResult(new FakeGroups().Select(g => g.Count())),
        ];

        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(call);
            Assert.Matches("^This Fake[A-Z][a-z]+ was made by the constructor for mocking", error.Message);
        }
    }

    [Fact]
    public void A_client_may_replace_the_connection_that_its_tables_do_not_use()
    {
        var options = new SeaTableOptions { Server = new Uri("https://localhost"), ApiToken = "t" };

        Assert.NotNull(new LateCrm(options).Contacts);
    }

    [Fact]
    public void What_a_row_has_already_stays_when_it_is_made_for_a_test_again()
    {
        var created = new DateTimeOffset(2030, 1, 2, 3, 4, 0, TimeSpan.Zero);
        var error = SeaTableModelFactory.CellError("Age", "Ag3e", "\"x\"", "a number");

        var row = ContactsRow.CreateForTest(
            SeaTableModelFactory.Row(new ContactsRow { Name = "Ada" }, createdAt: created, isLocked: true, cellErrors: error),
            customerNumber: "C-1");

        Assert.Equal((created, true, "C-1"), (row.RowCreatedAt, row.RowIsLocked, row.CustomerNumber));
        Assert.Equal([error], row.CellErrors);
    }

    [Fact]
    public void Metadata_is_made_without_a_server()
    {
        var metadata = SeaTableModelFactory.BaseMetadata(SeaTableModelFactory.TableMetadata(
            "0000", "Contacts", [SeaTableModelFactory.ColumnMetadata("St8s", "Status", "single-select", [("1", "Lead")])],
            [("v001", "Open")]));

        var table = metadata.FindTable("0000")!;
        Assert.Equal(ColumnType.SingleSelect, table.FindColumn("St8s")!.Type);
        Assert.Equal(["Lead"], table.Columns[0].Options.Select(option => option.Name));
        Assert.Equal(["Open"], table.Views.Select(view => view.Name));
    }

    private sealed class FakeContacts : ContactsTable;

    private sealed class FakeCrm : CrmBase;

    private sealed class FakeLink : SeaTableLink<ContactsRow, CompaniesRow>;

    private sealed class FakeSelection : SeaTableSelection<string>;

    private sealed class FakeGroups : SeaTableGroups<ContactsColumns, ContactsStatus?>;

    private sealed class LateCrm(SeaTableOptions options) : CrmBase(options)
    {
        public override SeaTableClient Client => throw new NotSupportedException();
    }
}
