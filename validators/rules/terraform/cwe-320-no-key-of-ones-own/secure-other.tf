resource "oci_objectstorage_bucket" "a" {
  kms_key_id = oci_kms_key.main.id # evidence
}
#----
resource "oci_objectstorage_bucket" "b" {
  kms_key_id = data.oci_kms_key.main.id # evidence
}
#----
resource "oci_objectstorage_bucket" "c" {
  count = 2
  kms_key_id = oci_kms_key.main.id # evidence
}
