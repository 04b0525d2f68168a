namespace EventPlatform.Loyalty.Definitions;

/// <summary>Something that an organisation configures, read and checked as a whole [spec 06].</summary>
public abstract record Definition;
