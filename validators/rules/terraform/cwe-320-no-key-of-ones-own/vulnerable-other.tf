# finding
resource "oci_objectstorage_bucket" "a" {
}
#----
# finding
resource "oci_objectstorage_bucket" "b" {
  tags = local.tags
}
#----
# finding
resource "oci_objectstorage_bucket" "each" {
  for_each = toset(["x", "y"])
}
