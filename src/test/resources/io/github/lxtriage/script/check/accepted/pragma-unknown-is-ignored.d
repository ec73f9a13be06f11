#pragma once
BEGIN
{
}
