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

        Assert.Equal("ContactsRow AdaAdaAdaAdaAdaAdaAdaA", ada.ToString());
        Assert.Equal("ContactsRow (not stored)", new ContactsRow { Name = "Ada" }.ToString());
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
}
