namespace Weasel.Core;

/// <summary>How an enum stands in the stored JSON.</summary>
public enum EnumStorage
{
    AsInteger,
    AsString,
}
