namespace SeaTable.Client.Tests;

/// <summary>What a program adds to the rows of its base.</summary>
public partial class ContactsRow
{
    internal bool IsToBeCalled => Status == ContactsStatus.Lead && Age >= 18;
}
