import type { KindName } from '../domain/imports/kinds.ts';

/** A small file of each kind, to begin with: in this order they work on an empty shop. */
export const samples: Readonly<Record<KindName, string>> = {
  suppliers: `code,name,email,phone,line1,line2,city,postcode,country,terms,note
KILN,Hillside Kiln,orders@kiln.example.com,+44 1632 960001,Unit 4,,Whitby,YO22 4ZX,GB,30,
`,
  products: `sku,name,price,cost,tax,barcode,category,kind,decimals,supplier,reorder_point,reorder_quantity
MUG,Blue mug,9.50,3.20,standard,,Pottery,goods,0,KILN,12,24
COFFEE,"Coffee beans, per kilo",24.00,11.90,zero,,Coffee,goods,3,,5,10
WRAP,Gift wrapping,3.50,,standard,,Services,service,0,,,
`,
  customers: `code,name,email,phone,line1,line2,city,postcode,country,terms,note
ANN,Ann Lee,ann@example.com,+44 1632 960002,1 Church Street,,Whitby,YO22 4AA,GB,,
CAFE,Harbour Café,kitchen@cafe.example.com,,2 Pier Road,,Whitby,YO21 3PU,GB,30,Trade
`,
  stock: `sku,location,bin,quantity,unit_cost
MUG,main,A1,40,3.20
COFFEE,main,B2,12.500,11.90
`,
  orders: `number,external_ref,channel,placed_on,customer_name,customer_email,line,sku,quantity,unit_price,discount,shipping,tax_rate,note
,WEB-1,web,2026-03-01,Ann Lee,ann@example.com,1,MUG,2,9.50,,3.95,,Leave it with the bakery
,WEB-1,web,2026-03-01,Ann Lee,ann@example.com,2,WRAP,1,3.50,,,,
,TEL-2,phone,2026-03-01,Harbour Café,kitchen@cafe.example.com,1,COFFEE,2.500,24.00,10%,,,
`,
  history: `number,external_ref,channel,placed_on,customer_name,customer_email,line,sku,quantity,unit_price,discount,shipping,tax_rate,note,placed_at,country
,OLD-1,shop,,Ann Lee,ann@example.com,1,MUG,3,9.00,,,,,2025-11-03T10:12:00Z,GB
,OLD-2,shop,,,,1,COFFEE,0.500,24.00,,,,,2025-11-04T15:40:00Z,GB
,OLD-1-R,shop,,Ann Lee,ann@example.com,1,MUG,-1,9.00,,,,One came back chipped,2025-11-10T09:30:00Z,GB
`,
  shipments: `shipment,order,external_ref,channel,kind,carrier,tracking,shipped_on,sku,quantity
,,WEB-1,web,delivery,royal-mail,AB123456789GB,2026-03-02,MUG,2
`,
  payments: `number,order,external_ref,channel,kind,method,amount,paid_on,ref
,,TEL-2,phone,payment,bank_transfer,54.00,2026-03-03,FAIRHAVEN TEL-2
`,
  purchases: `number,external_ref,supplier,placed_on,expected_on,line,sku,quantity,received,unit_cost,note
,KILN-88,KILN,2026-03-01,2026-03-20,1,MUG,48,12,3.00,Wrap them well
,KILN-88,KILN,2026-03-01,2026-03-20,2,COFFEE,5.000,,11.50,
`,
};
