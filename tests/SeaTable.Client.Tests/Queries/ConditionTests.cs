namespace SeaTable.Client.Tests;

/// <summary>The SQL that each operator and method becomes, with its parameters put in place.</summary>
public class ConditionTests
{
    public static TheoryData<string, Func<ContactsColumns, SqlCondition>> Conditions => new()
    {
        // Text
        { "`Name` = \"Ada\"", c => c.Name == "Ada" },
        { "`Name` != \"Ada\"", c => c.Name != "Ada" },
        { "`Name` IS NULL", c => c.Name == null },
        { "`Name` IS NULL", c => c.Name == "" },
        { "`Name` IS NOT NULL", c => c.Name != null },
        { "`Name` IS NOT NULL", c => c.Name != "" },
        { "`Name` IS NULL", c => c.Name.IsEmpty() },
        { "`Name` IS NOT NULL", c => c.Name.IsNotEmpty() },
        { "`Name` LIKE \"%da%\"", c => c.Name.Contains("da") },
        { "`Name` LIKE \"Ad%\"", c => c.Name.StartsWith("Ad") },
        { "`Name` LIKE \"%da\"", c => c.Name.EndsWith("da") },
        { "find(\"50%\", `Name`, 1) >= 1", c => c.Name.Contains("50%") },
        { "find(\"a_b\", `Name`, 1) = 1", c => c.Name.StartsWith("a_b") },
        { "right(`Name`, len(\"\\\\\")) = \"\\\\\"", c => c.Name.EndsWith("\\") },
        { "`Name` LIKE \"A_a%\"", c => c.Name.Like("A_a%") },
        { "`Name` ILIKE \"a%\"", c => c.Name.LikeIgnoringCase("a%") },
        { "`Name` IN (\"Ada\", \"Grace\")", c => c.Name.In("Ada", "Grace") },
        { "(`Name` IN (\"Ada\") OR `Name` IS NULL)", c => c.Name.In("Ada", null) },
        { "`Email` = \"a@example.org\"", c => c.Email == "a@example.org" },
        { "`Notes` LIKE \"%x%\"", c => c.Notes.Contains("x") },

        // Number
        { "`Age` = 37", c => c.Age == 37 },
        { "`Age` != 37", c => c.Age != 37 },
        { "`Age` < 37.5", c => c.Age < 37.5 },
        { "`Age` <= 37", c => c.Age <= 37 },
        { "`Age` > -1E+20", c => c.Age > -1e20 },
        { "`Age` >= 37", c => c.Age >= 37 },
        { "`Age` IS NULL", c => c.Age == null },
        { "`Age` IS NOT NULL", c => c.Age != null },
        { "(`Age` >= 18 AND `Age` <= 65)", c => c.Age.Between(18, 65) },
        { "`Age` IN (1, 2, 3)", c => c.Age.In(1, 2, 3) },
        { "`Rating` >= 4", c => c.Rating >= 4 },

        // Checkbox
        { "`Newsletter` = true", c => c.Newsletter },
        { "NOT (`Newsletter` = true)", c => !c.Newsletter },
        { "`Newsletter` = true", c => c.Newsletter == true },
        { "NOT (`Newsletter` = true)", c => c.Newsletter == false },
        { "NOT (`Newsletter` = true)", c => c.Newsletter != true },
        { "(`Newsletter` = true AND `Age` > 5)", c => c.Newsletter && c.Age > 5 },
        { "(`Newsletter` = true AND `Is adult` = true)", c => c.Newsletter && c.IsAdult },

        // Dates
        { "(`Birthday` >= \"1815-12-10\" AND `Birthday` < \"1815-12-11\")", c => c.Birthday == new DateOnly(1815, 12, 10) },
        { "NOT ((`Birthday` >= \"1815-12-10\" AND `Birthday` < \"1815-12-11\"))", c => c.Birthday != new DateOnly(1815, 12, 10) },
        { "`Birthday` < \"2000-01-01\"", c => c.Birthday < new DateOnly(2000, 1, 1) },
        { "`Birthday` < \"2000-01-02\"", c => c.Birthday <= new DateOnly(2000, 1, 1) },
        { "`Birthday` >= \"2000-01-02\"", c => c.Birthday > new DateOnly(2000, 1, 1) },
        { "`Birthday` >= \"2000-01-01\"", c => c.Birthday >= new DateOnly(2000, 1, 1) },
        { "`Birthday` IS NOT NULL", c => c.Birthday <= DateOnly.MaxValue },
        { "`Birthday` IS NULL", c => c.Birthday == null },
        { "(`Birthday` IS NOT NULL AND year(`Birthday`) = 1815)", c => c.Birthday.Year == 1815 },
        { "(`Birthday` IS NULL OR month(`Birthday`) != 12)", c => c.Birthday.Month != 12 },
        { "`Birthday` IS NULL", c => c.Birthday.Day == null },
        { "`Last contacted` >= \"2026-11-21T10:30:00+00:00\"",
            c => c.LastContacted >= new DateTimeOffset(2026, 11, 21, 12, 30, 0, TimeSpan.FromHours(2)) },
        { "`Last contacted` = \"2026-11-21T10:30:00.5000000+00:00\"",
            c => c.LastContacted == new DateTimeOffset(2026, 11, 21, 10, 30, 0, 500, TimeSpan.Zero) },
        { "`Last contacted` < \"2026-11-21T10:30:00.0000001+00:00\"",
            c => c.LastContacted < new DateTimeOffset(2026, 11, 21, 10, 30, 0, TimeSpan.Zero).AddTicks(1) },
        { "(`Last contacted` IS NOT NULL AND hour(`Last contacted`) IN (8, 9))", c => c.LastContacted.Hour.In(8, 9) },
        { "`_ctime` < \"2026-01-01T00:00:00+00:00\"",
            c => c.RowCreatedAt < new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        { "`_mtime` IS NOT NULL", c => c.LastModified != null },

        // Options
        { "`Status` = \"Lead\"", c => c.Status == ContactsStatus.Lead },
        { "`Status` != \"Do not contact\"", c => c.Status != ContactsStatus.DoNotContact },
        { "`Status` = \"Prospect\"", c => c.Status == ContactsStatus.FromName("Prospect") },
        { "`Status` IS NULL", c => c.Status == null },
        { "`Status` IN (\"Lead\", \"Lost\")", c => c.Status.In(ContactsStatus.Lead, ContactsStatus.Lost) },
        { "`Tags` HAS ANY OF (\"Vip\")", c => c.Tags.HasAnyOf(ContactsTags.Vip) },
        { "`Tags` HAS ALL OF (\"C#\", \"C++\")", c => c.Tags.HasAllOf(ContactsTags.CSharp, ContactsTags.CPlusPlus) },
        { "`Tags` HAS NONE OF (\"Vip\")", c => c.Tags.HasNoneOf(ContactsTags.Vip) },
        { "`Tags` IS EXACTLY (\"Vip\", \"Newsletter\")", c => c.Tags.IsExactly(ContactsTags.Vip, ContactsTags.Newsletter) },
        { "`Tags` IS NULL", c => c.Tags.IsExactly() },
        { "`Account managers` HAS ANY OF (\"a@auth.local\")", c => c.AccountManagers.HasAnyOf("a@auth.local") },

        // The rest
        { "`Photo` IS NOT NULL", c => c.Photo.IsNotEmpty() },
        { "country(`Home`) = \"Germany\"", c => c.Home.Country == "Germany" },
        { "(country(`Home`) IS NULL OR country(`Home`) = '')", c => c.Home.Country == null },
        { "`Company` IS NULL", c => c.Company.IsEmpty() },
        { "`Company` = \"Acme\"", c => c.Company.First == "Acme" },
        { "(`Company` = \"Acme\" OR `Company` = \"50%\" OR `Company` IS NULL)", c => c.Company.First.In("Acme", "50%", null) },
        { "(`Name` = \"a\" OR `Name` = \"b\" OR `Name` = \"c\")", c => c.Name == "a" || (c.Name == "b" || c.Name == "c") },
        { "`_id` IN (\"a\")", c => c.RowId.In("a", null!) },
        { "`Company website` HAS ANY OF (\"https://acme.example\")", c => c.CompanyWebsite.HasAnyOf("https://acme.example") },
        { "`Company website` LIKE \"https%\"", c => c.CompanyWebsite.First.StartsWith("https") },
        { "`Salutation` = \"Dear Ada\"", c => c.Salutation == "Dear Ada" },
        { "`Is adult` = true", c => c.IsAdult },
        { "`Follow up on` IS NULL", c => c.FollowUpOn.IsEmpty() },
        { "`Customer number` = \"C-0001\"", c => c.CustomerNumber == "C-0001" },
        { "`_creator` = \"me\"", c => c.CreatedBy == "me" },
        { "`_last_modifier` != \"me\"", c => c.RowModifiedBy != "me" },
        { "`_id` IN (\"a\", \"b\")", c => c.RowId.In("a", "b") },

        // Put together
        { "(`Age` > 30 AND `Status` = \"Lead\" AND `Tags` HAS ANY OF (\"Vip\"))",
            c => c.Age > 30 && c.Status == ContactsStatus.Lead && c.Tags.HasAnyOf(ContactsTags.Vip) },
        { "(`Age` > 30 OR (`Age` < 5 AND `Name` IS NOT NULL))", c => c.Age > 30 || (c.Age < 5 && c.Name != null) },
        { "NOT ((`Age` > 30 OR `Name` = \"x\"))", c => !(c.Age > 30 || c.Name == "x") },
        { "`Age` > 30", c => !!(c.Age > 30) },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_condition_becomes_this_SQL(string sql, Func<ContactsColumns, SqlCondition> condition) =>
        Assert.Equal(sql, await Statement.ConditionAsync(condition));

    public static TheoryData<Func<ContactsColumns, SqlCondition>> Never => new(
        c => c.Age > null, c => c.Age <= null, c => c.Birthday < null, c => c.LastContacted >= null, c =>
            c.Birthday > DateOnly.MaxValue,
        c => c.Name.In(), c => c.Age.In(), c => c.Status.In(), c => c.Tags.HasAnyOf(), c => c.RowId == null, c => c.RowId.In(),
        c => !SqlCondition.All(), c => SqlCondition.None(), c => c.RowId.In((string)null!), c => c.Age > 5 && c.Name.In());

    [Theory]
    [MemberData(nameof(Never))]
    public async Task What_no_row_can_be_is_not_asked_for(Func<ContactsColumns, SqlCondition> condition)
    {
        var sent = await Statement.AllOfAsync(async crm =>
        {
            var query = crm.Contacts.Where(condition);
            Assert.Empty(await query.ToListAsync());
            Assert.Empty(await query.Select(c => c.Name).ToListAsync());
            Assert.Equal(0, await query.CountAsync());
            Assert.Null(await query.SumAsync(c => c.Age));
            Assert.False(await query.AnyAsync());
            await crm.Contacts.DeleteWhereAsync(condition);
            await crm.Contacts.UpdateWhereAsync(condition, c => c.Age.Set(1));
        });

        Assert.Empty(sent);
    }

    [Fact]
    public async Task Conditions_are_put_together_in_loops_of_both_kinds()
    {
        string[] words = ["a", "b", "c"];

        Assert.Equal(
            "(`Name` LIKE \"%a%\" AND `Name` LIKE \"%b%\" AND `Name` LIKE \"%c%\")",
            await Statement.ConditionAsync(c => words.Aggregate(SqlCondition.All(), (all, word) => all & c.Name.Contains(word))));
        Assert.Equal(
            "(`Name` LIKE \"%a%\" OR `Name` LIKE \"%b%\" OR `Name` LIKE \"%c%\")",
            await Statement.ConditionAsync(
                c => words.Aggregate(SqlCondition.None(), (any, word) => any | c.Name.Contains(word))));
    }

    [Fact]
    public async Task The_first_of_a_list_is_not_searched_for_what_SQL_would_search_in_the_whole_list()
    {
        await using var crm = await Crm.StartAsync();

        foreach (var value in new[] { "50%", "a_b", "\\" })
        {
            Assert.Contains("first text", Refused(c => c.Company.First.Contains(value)), StringComparison.Ordinal);
            Assert.Contains("first text", Refused(c => c.Company.First.StartsWith(value)), StringComparison.Ordinal);
            Assert.Contains("first text", Refused(c => c.Company.First.EndsWith(value)), StringComparison.Ordinal);
        }

        string Refused(Func<ContactsColumns, SqlCondition> condition) =>
            Assert.Throws<SeaTableQueryException>(() => crm.Contacts.Where(condition)).Message;
    }

    [Fact]
    public async Task A_list_with_null_in_it_is_refused_at_once()
    {
        await using var crm = await Crm.StartAsync();
        var everything = Types.Answering(_ => "").Everything;

        Assert.ThrowsAny<ArgumentException>(() => everything.Where(c => c.People.HasNoneOf("a@auth.local", null!)));
        Assert.ThrowsAny<ArgumentException>(
            () => everything.Where(c => SetNobody(c) is null ? SqlCondition.All() : SqlCondition.None()));
        Assert.Throws<ArgumentException>(() => crm.Contacts.Where(c => c.CompanyWebsite.HasAnyOf([null!])));

        static SqlAssignment SetNobody(EverythingColumns columns) => columns.People.Set("a@auth.local", null!);
    }

    [Fact]
    public async Task Thousands_of_days_and_long_chains_to_either_side_are_understood()
    {
        await using var crm = await Crm.StartAsync();
        var day = new DateOnly(2026, 1, 1);
        await crm.Contacts.AddRangeAsync(
            [new() { Name = "Ada", Birthday = day.AddDays(2999) }, new() { Name = "Grace", Birthday = day.AddDays(3000) }]);
        var numbers = Enumerable.Range(0, 1500).Select(number => $"{number}").Append("Ada").ToList();

        Assert.Equal("Ada", Assert.Single(
            await crm.Contacts.Where(c => c.Birthday.In(Enumerable.Range(0, 3000).Select(day.AddDays))).ToListAsync()).Name);
        Assert.Equal("Ada", Assert.Single(
            await crm.Contacts.Where(c => numbers.Aggregate(SqlCondition.None(), (any, name) => any | c.Name == name))
                .ToListAsync()).Name);
        Assert.Equal("Ada", Assert.Single(
            await crm.Contacts.Where(c => numbers.Aggregate(SqlCondition.None(), (any, name) => c.Name == name | any))
                .ToListAsync()).Name);
        Assert.Equal("Grace", Assert.Single(
            await crm.Contacts.Where(c => numbers.Aggregate(SqlCondition.All(), (all, name) => c.Name != name & all))
                .ToListAsync()).Name);
    }

    public static TheoryData<Func<ContactsColumns, SqlCondition>> Always => new(
        c => c.Name.Contains(""), c => c.Name.StartsWith(""), c => c.Tags.HasAllOf(), c => c.Tags.HasNoneOf(), c =>
            !(c.Age > null), c => !c.Age.In(),
        c => c.RowId != null, c => c.Age > 5 || c.Name.EndsWith(""));

    [Theory]
    [MemberData(nameof(Always))]
    public async Task What_every_row_is_reads_all_but_changes_nothing_unless_it_was_said_aloud(
        Func<ContactsColumns, SqlCondition> condition)
    {
        var sent = await Statement.AllOfAsync(async crm =>
        {
            await crm.Contacts.Where(condition).ToListAsync();
            var error = await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.DeleteWhereAsync(condition));
            Assert.Contains("SqlCondition.All()", error.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.UpdateWhereAsync(condition, c => c.Age.Set(1)));
        });

        Assert.Equal("SELECT * FROM `Contacts` ORDER BY `_ctime` LIMIT 10000", Assert.Single(sent).Sql);
    }

    [Fact]
    public async Task Conditions_built_in_a_loop_may_be_long()
    {
        var condition = await Statement.ConditionAsync(c =>
        {
            var any = c.Age == -1;
            for (var i = 0; i < 20_000; i++)
                any |= c.Age == i;

            return any;
        });

        Assert.EndsWith("OR `Age` = 19999)", condition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_JSON_can_carry_is_refused()
    {
        var sent = await Statement.AllOfAsync(async crm =>
        {
            await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.Where(c => c.Age > double.NaN).ToListAsync());
            await Assert.ThrowsAsync<SeaTableQueryException>(() => crm.Contacts.Where(c => c.Name == "\ud800").ToListAsync());
        });

        Assert.Empty(sent);
    }

    [Fact]
    public void A_condition_that_is_nested_too_deep_is_an_error_and_not_the_end_of_the_process()
    {
        var columns = new CannedServer { Answer = _ => default }.Connect().Contacts.Columns;

        Assert.Throws<SeaTableQueryException>(() =>
        {
            var condition = columns.Age > 1;
            for (var i = 0; i < 30_000; i++)
                condition = !(condition & columns.Age < i);
        });
    }

    [Fact]
    public async Task Conditions_side_by_side_do_not_nest()
    {
        var statement = await Statement.OfAsync(crm => crm.Contacts.Where(c =>
        {
            var condition = c.Age > 1;
            for (var i = 0; i < 30_000; i++)
                condition &= c.Age < i;

            return condition;
        }).ToListAsync());

        Assert.Contains("`Age` < ?)", statement.Sql, StringComparison.Ordinal);
    }
}
