using System.Net;

namespace SeaTable.Client.Tests;

/// <summary>SQL written by hand, and its answers read by name.</summary>
public class SqlAsyncTests
{
    private sealed record Person(string? Name, int? Age);

    [Fact]
    public async Task Cells_are_read_typed_by_the_names_of_columns()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
        [
            new()
            {
                Name = "Ada", Age = 37, Birthday = new DateOnly(1815, 12, 10), Status = ContactsStatus.Lead,
                Tags = [ContactsTags.Vip, ContactsTags.CSharp], Newsletter = true,
                LastContacted = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero),
            },
            new() { Name = "Grace" },
        ]);

        string[] names = ["Ada", "Grace"];
        var sql = await crm.Base.SqlAsync($"SELECT * FROM Contacts WHERE Name IN {names} ORDER BY Name LIMIT 10");

        var (ada, grace) = (sql.Rows[0], sql.Rows[1]);
        Assert.Equal("Ada", ada.GetString("Name"));
        Assert.Equal("Ada", ada.GetString("name"));
        Assert.Equal("Ada", ada["Name"].GetString());
        Assert.Equal((37, 37L, 37d, 37m),
            (ada.GetInt32("Age"), ada.GetInt64("Age"), ada.GetDouble("Age"), ada.GetDecimal("Age")));
        Assert.Equal(new DateOnly(1815, 12, 10), ada.GetDate("Birthday"));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero), ada.GetDateTime("Last contacted"));
        Assert.Equal("Lead", ada.GetString("Status"));
        Assert.Equal(["Vip", "C#"], ada.GetStrings("Tags"));
        Assert.True(ada.GetBoolean("Newsletter"));
        Assert.Equal(22, ada.GetString("_id")!.Length);
        Assert.True(grace.IsNull("Age"));
        Assert.Null(grace.GetInt32("Age"));
        Assert.Null(grace.GetDate("Birthday"));
        Assert.Empty(grace.GetStrings("Tags"));
        Assert.False(grace.GetBoolean("Newsletter"));
        Assert.Equal("single-select", sql.Columns.Single(column => column.Name == "Status").TypeName);
        Assert.Equal([new Person("Ada", 37), new Person("Grace", null)],
            sql.Map(row => new Person(row.GetString("Name"), row.GetInt32("Age"))));
    }

    [Fact]
    public async Task Aliases_and_aggregates_are_columns_like_any_other()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            [new() { Name = "a", Age = 1 }, new() { Name = "b", Age = 2 }, new() { Name = "c", Age = 6 }]);
        var min = 1;

        var sql = await crm.Base.SqlAsync($"SELECT COUNT(*) AS n, SUM(Age) AS total, AVG(Age) FROM Contacts WHERE Age > {min}");

        var row = Assert.Single(sql.Rows);
        Assert.Equal((2L, 8d, 4d), (row.GetInt64("n"), row.GetDouble("total"), row.GetDouble("avg(age)")));
    }

    [Fact]
    public async Task A_join_is_read_by_the_names_of_tables_and_columns()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Base.Companies.AddRangeAsync(
            [new() { Name = "Acme", Industry = CompaniesIndustry.All[0] }, new() { Name = "Other" }]);
        await crm.Contacts.AddRangeAsync([new() { Name = "Ada", Phone = "Acme", Age = 37, Tags = [ContactsTags.Vip] },
            new() { Name = "Grace", Phone = "Nobody" }]);

        var sql = await crm.Base.SqlAsync(
            $"""
            SELECT Contacts.Name, Contacts.Age, Contacts.Tags, Companies.Name, Companies.Industry FROM Contacts, Companies
            WHERE Contacts.Phone = Companies.Name AND Contacts.Age > {1} LIMIT 10
            """);

        var row = Assert.Single(sql.Rows);
        Assert.Equal(("Ada", "Acme"), (row.GetString("Contacts.Name"), row.GetString("companies.name")));
        Assert.Equal(37, row.GetInt32("Age"));
        Assert.Equal(["Vip"], row.GetStrings("Tags"));
        Assert.Equal(CompaniesIndustry.All[0].Name, row.GetString("Industry"));
        Assert.Contains("'Contacts.Name' or 'Companies.Name'",
            Assert.Throws<SeaTableQueryException>(() => row.GetString("Name")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expression_in_a_join_is_of_no_table()
    {
        await using var crm = await Crm.StartAsync();

        var sql = await crm.Base.SqlAsync(
            $"""
            SELECT Contacts.Name, upper(Companies.Name) AS big FROM Contacts, Companies
            WHERE Contacts.Phone = Companies.Name LIMIT 10
            """);

        Assert.Equal([("Contacts", "Name"), (null, "big")], sql.Columns.Select(column => (column.Table, column.Name)));
        Assert.Equal("big", sql.Columns[1].ToString());
    }

    [Fact]
    public async Task Internal_ids_of_a_join_are_mapped_by_the_metadata()
    {
        var crm = Answering(
            """
            {"success":true,"is_join_stmt":true,
             "metadata":[{"id":"rLfY","key":"0000","name":"Name","type":"text","table_name":"A"},
                         {"id":"x9Zz","key":"0000","name":"Name","type":"single-select","table_name":"B","data":{"options":[{"id":"123","name":"red"},{"id":"red","name":"odd"}]}}],
             "results":[{"rLfY":"Ada","x9Zz":"123"},{"rLfY":"Bob","x9Zz":"red"}]}
            """);

        var sql = await crm.SqlAsync($"SELECT A.Name, B.Name FROM A, B WHERE A.Name = B.Name LIMIT 5");

        Assert.Equal(["A.Name", "B.Name"], sql.Columns.Select(column => column.ToString()));
        Assert.Equal([("Ada", "red"), ("Bob", "red")], sql.Map(row => (row.GetString("A.Name"), row.GetString("B.Name"))));
    }

    [Fact]
    public async Task An_empty_text_is_empty_whatever_is_asked_for()
    {
        var row = (await Answering("""{"success":true,"results":[{"r":""}]}""").SqlAsync($"SELECT if(a, b) AS r FROM t LIMIT 1"))
            .Rows[0];

        Assert.Equal("", row.GetString("r"));
        Assert.Equal(
            (null, null, null, null), (row.GetDateTime("r"), row.GetDate("r"), row.GetDouble("r"), row.GetDuration("r")));
        Assert.False(row.GetBoolean("r"));
        Assert.Empty(row.GetStrings("r"));
    }

    [Fact]
    public async Task A_wrong_name_or_type_is_said_with_what_there_is()
    {
        var row = (await Answering("""{"success":true,"results":[{"Name":"Ada","Age":37.5,"Big":1e300}]}""")
            .SqlAsync($"SELECT 1")).Rows[0];

        Assert.Contains("It has: 'Name', 'Age', 'Big'",
            Assert.Throws<SeaTableQueryException>(() => row.GetString("Nmae")).Message, StringComparison.Ordinal);
        Assert.Contains("holds \"Ada\", which is not a whole number",
            Assert.Throws<SeaTableQueryException>(() => row.GetInt32("Name")).Message, StringComparison.Ordinal);
        Assert.Contains("37.5", Assert.Throws<SeaTableQueryException>(() => row.GetInt64("Age")).Message,
            StringComparison.Ordinal);
        Assert.Throws<SeaTableQueryException>(() => row.GetString("Age"));
        Assert.Throws<SeaTableQueryException>(() => row.GetInt64("Big"));
        Assert.Throws<SeaTableQueryException>(() => row.GetDate("Name"));
        Assert.Throws<SeaTableQueryException>(() => row.GetStrings("Name"));
        Assert.Throws<SeaTableQueryException>(() => row.GetBoolean("Name"));
        Assert.Throws<SeaTableQueryException>(() => row.GetDuration("Name"));
    }

    [Fact]
    public async Task A_refusal_is_passed_on_also_when_its_status_says_success()
    {
        await using var crm = await Crm.StartAsync();
        var refused = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Base.SqlAsync($"SELECT * FROM Nowhere LIMIT 1"));
        Assert.Contains("no such table", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Get the schema file anew", refused.Message, StringComparison.Ordinal);
        Assert.Contains("no such table", refused.ServerMessage, StringComparison.Ordinal);

        var failed = await Assert.ThrowsAsync<SeaTableApiException>(
            () => Answering("""{"success":false,"error_message":"too costly"}""").SqlAsync($"SELECT 1"));
        Assert.Equal("too costly", failed.ServerMessage);
        await Assert.ThrowsAsync<SeaTableConnectionException>(() => Answering("<html/>").SqlAsync($"SELECT 1"));
    }

    [Fact]
    public async Task An_update_by_SQL_has_an_empty_answer()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada", Age = 5 });

        var answer = await crm.Base.SqlAsync(
            $"UPDATE Contacts SET Age = {37}, Status = {ContactsStatus.Lead}, Newsletter = {true}, Email = {(string?)null} "
                + $"WHERE Name = {"Ada"}");

        Assert.Empty(answer.Rows);
        var ada = Assert.Single(await crm.Contacts.ToListAsync());
        Assert.Equal((37, ContactsStatus.Lead, true), (ada.Age, ada.Status, ada.Newsletter));
    }

    [Fact]
    public async Task Rows_of_a_statement_are_read_typed()
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddRangeAsync(
            [new() { Name = "Ada", Age = 37, Status = ContactsStatus.Lead }, new() { Name = "Grace", Age = 85 }]);
        var min = 40;

        var rows = await crm.Contacts.FromSql($"SELECT * FROM Contacts WHERE Age > {min} LIMIT 500").ToListAsync();
        Assert.Equal("Grace", Assert.Single(rows).Name);

        var some = Assert.Single(
            await crm.Contacts.FromSql($"SELECT _id, Status FROM Contacts WHERE Status = {ContactsStatus.Lead} LIMIT 5")
                .ToListAsync());
        Assert.Equal((ContactsStatus.Lead, null), (some.Status, some.Name));
    }

    [Theory]
    [InlineData("SELECT Name FROM Contacts LIMIT 5", "_id")]
    [InlineData("SELECT * FROM Deals LIMIT 5", "another one")]
    [InlineData("SELECT Contacts.Name FROM Contacts, Companies WHERE Contacts.Name = Companies.Name LIMIT 5", "joins")]
    [InlineData("UPDATE Contacts SET Age = 5", "selects nothing")]
    public async Task Rows_that_are_none_of_the_table_are_refused(string sql, string reason)
    {
        await using var crm = await Crm.StartAsync();
        await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada" });
        await crm.Base.Deals.AddAsync(new DealsRow { Title = "Engine" });

        var error = await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.FromSql(SqlText.Raw(sql)).ToListAsync());

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await crm.Contacts.ToListAsync()).Age);
    }

    private static CrmBase Answering(string json) => new CannedServer { Answer = _ => (HttpStatusCode.OK, json) }.Connect();
}
